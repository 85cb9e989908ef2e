const lib = await import('node-av/lib');
const c = await import('node-av/constants');
const {Log, FormatContext, FilterGraph, Filter, Frame, Codec, CodecContext, Dictionary, FFmpegError} = lib;
const which = process.argv[2];
Log.setLevel(c.AV_LOG_ERROR);
Log.setCallback((l, m) => console.log('LOG', l, JSON.stringify(m)));
if (which.startsWith('open2'))
  for (let i = 0; i < 20; i++) {
    const codec = Codec.findEncoderByName('libx264');
    const ctx = new CodecContext();
    ctx.allocContext3(codec);
    ctx.width = 64;
    ctx.height = 64;
    ctx.pixelFormat = c.AV_PIX_FMT_YUV420P;
    ctx.timeBase = new lib.Rational(1, 30);
    if (which === 'open2set') {
      for (const [k, v] of [
        ['preset', 'veryfast'],
        ['crf', '18'],
        ['nosuch', '1'],
      ])
        console.log(k, lib.Option.set(ctx.getNative(), k, v, c.AV_OPT_SEARCH_CHILDREN));
      console.log(await ctx.open2Sync(codec));
    } else {
      const d = Dictionary.fromObject({preset: 'veryfast', nosuch: '1', crf: '18', a: true});
      console.log('open2', await ctx.open2(codec, d), d.getAll());
      d.free();
    }
    ctx.freeContext();
  }
if (which.startsWith('in'))
  for (let i = 0; i < 20; i++) {
    const f = new FormatContext();
    f.allocContext();
    const d = Dictionary.fromObject({framerate: '24', nosuch: '1'});
    const fmt = lib.InputFormat.findInputFormat('image2');
    const p = process.argv[3];
    console.log(which === 'insync' ? f.openInputSync(p, fmt, d) : await f.openInput(p, fmt, d));
    console.log(d.getAll());
    d.free();
  }
if (which === 'out') {
  const f = new FormatContext();
  console.log(f.allocOutputContext2(null, 'mp4', '/tmp/mx/a.mp4'));
  console.log(
    lib.Option.set(f.getNative(), 'movflags', '+faststart', 1),
    lib.Option.set(f.getNative(), 'nosuch', '+faststart', 1),
    lib.Option.set(f.getNative(), 'fflags', '+bitexact', 1),
  );
  f.freeContext();
}
