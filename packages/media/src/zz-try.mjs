import {performance} from 'node:perf_hooks';
const t0=performance.now();
const lib = await import('node-av/lib'); const c = await import('node-av/constants');
console.log('load', performance.now()-t0, process.memoryUsage.rss()/1e6);
const {Log, FormatContext, FilterGraph, Filter, Frame, Codec, CodecContext, Dictionary, FFmpegError}=lib;
Log.setCallback((l,m)=>console.log('LOG',l,JSON.stringify(m)),{maxLevel:c.AV_LOG_WARNING});
Log.setLevel(c.AV_LOG_WARNING);
const f=new FormatContext(); 
console.log('open', f.openInputSync('/etc/passwd'));
console.log('after');
await new Promise(r=>setImmediate(r));
console.log('after immediate');
const g=new FilterGraph(); g.alloc(); g.scaleSwsOpts='flags=bitexact';
const src=g.createFilter(Filter.getByName('buffer'),'in','video_size=64x64:pix_fmt=rgba:time_base=1/30:pixel_aspect=1/1:colorspace=gbr:range=pc');
const sink=g.createFilter(Filter.getByName('buffersink'),'out');
console.log(src&&1, sink&&1);
console.log(g.parsePtr('[in]nosuch[out]'));
// options
const codec=Codec.findEncoderByName('libx264'); const ctx=new CodecContext(); ctx.allocContext3(codec);
ctx.width=64;ctx.height=64;ctx.pixelFormat=c.AV_PIX_FMT_YUV420P;ctx.timeBase=new lib.Rational(1,30);
const d=Dictionary.fromObject({preset:'veryfast',nosuch:'1',crf:'18'});
console.log('open2', ctx.open2Sync(codec,d), d.getAll());
const d2=Dictionary.fromObject({crf:true});console.log(d2.getAll());
await new Promise(r=>setTimeout(r,100));
console.log('x264 opt', lib.Option.find(ctx,'nosuch',1), lib.Option.find(ctx,'crf',1)?.name);
process.exit(0)
