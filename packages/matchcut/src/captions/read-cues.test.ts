import {describe, expect, test} from 'vitest';
import {captionFormat, readCues} from './read-cues.ts';

const srt = `1
00:00:01,000 --> 00:00:03,500
Hello <i>big</i> world
- second & line {\\an8}here

2
00:00:04,000 -> 00:00:06,000
No arrow.

3
00:00:07,000 --> 00:00:06,000
Backwards.

4
00:00:0x,000 --> 00:00:06,000
No time.

5
01:02:10,000 --> 01:02:11,040
`;

const vtt = `WEBVTT - made by hand

STYLE
::cue {color: red}

NOTE nobody reads this --> not even this

intro
00:00:01.000 --> 00:00:03.000 align:start
<v Mara>Hello <i>big</i> world</v>
second &amp; line &lt;3

00:04.000 --> 00:06.000
The <00:00:04.500>rain <00:00:05.100>falls
`;

describe('caption files', () => {
  test('every cue of a .srt is read or told, each with its line', () => {
    expect(readCues(srt, 'srt')).toEqual({
      kind: 'read',
      cues: [
        {from: 1, seconds: 2.5, line: 2, text: 'Hello big world\n- second & line here', words: []},
        {from: 3730, seconds: 1.04, line: 19, text: '', words: []},
      ],
      problems: [
        {line: 6, message: '"2" is no cue: it has no times.'},
        {line: 11, message: 'The cue ends at 6 s, before it has begun at 7 s.'},
        {line: 15, message: '"00:00:0x,000 --> 00:00:06,000" can not be read as two times.'},
      ],
    });
  });

  test('a .vtt is read without its styles and notes, with the times of its words', () => {
    expect(readCues(vtt, 'vtt')).toEqual({
      kind: 'read',
      cues: [
        {from: 1, seconds: 2, line: 9, text: 'Hello big world\nsecond & line <3', words: []},
        {
          from: 4,
          seconds: 2,
          line: 13,
          text: 'The rain falls',
          words: [
            {text: 'The', from: 0},
            {text: 'rain', from: 0.5},
            {text: 'falls', from: 1.1},
          ],
        },
      ],
      problems: [],
    });
  });

  test.for([
    [
      'a byte order mark and Windows lines',
      '\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n',
      1,
      [],
    ],
    ['no head', '00:01.000 --> 00:02.000\nHello', 1, ['A WebVTT file begins with the word WEBVTT.']],
    ['nothing', '', 0, ['A WebVTT file begins with the word WEBVTT.']],
    ['a head alone', 'WEBVTT\n', 0, ['The file has no cue.']],
    [
      'minutes of more than an hour',
      'WEBVTT\n\n99:01.000 --> 99:02.000\nHello',
      0,
      ['"99:01.000 --> 99:02.000" can not be read as two times.'],
    ],
  ] as const)('a .vtt with %s', ([, content, cues, problems]) => {
    const read = readCues(content, 'vtt');
    expect(read.cues).toHaveLength(cues);
    expect(read.problems.map(({message}) => message)).toEqual(problems);
  });

  test('a file is what its name says', () => {
    expect(['a.srt', 'b/c.VTT', 'a.ass'].map(captionFormat)).toEqual(['srt', 'vtt', null]);
  });
});
