import {createCanvas, loadImage} from '@napi-rs/canvas';
import {describe, expect, it} from 'vitest';
import {layOutContactSheet} from './lay-out-contact-sheet.ts';
import {paintContactSheet, type ContactCell} from './paint-contact-sheet.ts';
import {sheetFont} from './sheet-fonts.ts';
import {wrapText} from './wrap-text.ts';

describe('a contact sheet', () => {
  it('shows every frame in its cell', async () => {
    const cells = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'].map((colour) => cell(colour, 160, 90));
    const {width, height, boxes} = layOutContactSheet({cells: 4, aspect: 16 / 9});
    const sheet = await read(await paintContactSheet({title: 'The Commute', cells, aspect: 16 / 9}));
    expect([sheet.width, sheet.height]).toEqual([width, height]);
    const middles = boxes.map((box) => sheet.at(box.x + box.width / 2, box.y + box.pictureHeight / 2));
    expect(middles).toEqual(['255,0,0', '0,255,0', '0,0,255', '255,255,0']);
  });

  it('leaves a place for a shot that has no frame yet', async () => {
    const blank = {...cell('#ff0000', 160, 90), png: null};
    const sheet = await read(await paintContactSheet({title: 'New', cells: [blank], aspect: 16 / 9}));
    const [box] = layOutContactSheet({cells: 1, aspect: 16 / 9}).boxes;
    expect(sheet.at((box?.x ?? 0) + 100, (box?.y ?? 0) + 100)).toBe('42,45,53');
  });

  it.each([
    {aspect: 9 / 16, focus: {x: 0.1, y: 0.5}, seen: '255,0,0'},
    {aspect: 9 / 16, focus: {x: 0.5, y: 0.5}, seen: '0,255,0'},
    {aspect: 9 / 16, focus: {x: 0.95, y: 0.5}, seen: '0,0,255'},
    {aspect: 1, focus: {x: 0.95, y: 0.9}, seen: '0,0,255'},
    {aspect: 9 / 16, focus: undefined, seen: '0,255,0'},
  ])('crops a frame of another shape to $aspect around its focus, $focus', async ({aspect, focus, seen}) => {
    const cells = [{...stripes(), ...(focus !== undefined && {focus})}];
    const [box = {x: 0, y: 0, width: 0, pictureHeight: 0}] = layOutContactSheet({cells: 1, aspect}).boxes;
    expect(box.width / box.pictureHeight).toBeCloseTo(aspect, 2);
    const sheet = await read(await paintContactSheet({title: 'Stripes', cells, aspect}));
    expect(sheet.at(box.x + box.width / 2, box.y + box.pictureHeight / 2)).toBe(seen);
    // At the edges of the frame the focus can't be in the middle, and the cell is filled all the same.
    const edges = [box.x + 2, box.x + box.width - 3].map((x) => sheet.at(x, box.y + box.pictureHeight / 2));
    expect(edges).not.toContain('42,45,53');
  });

  it('has room for any number of shots in any format', () => {
    for (const aspect of [16 / 9, 9 / 16, 1, 4 / 5]) {
      for (const cells of [1, 2, 3, 7, 40]) {
        const {width, height, boxes} = layOutContactSheet({cells, aspect});
        expect(boxes).toHaveLength(cells);
        expect(boxes.every((box) => box.x + box.width <= width && box.y + box.pictureHeight < height)).toBe(
          true,
        );
        expect(new Set(boxes.map((box) => `${box.x} ${box.y}`)).size).toBe(cells);
      }
    }
  });

  it('is set in the font that comes with it', () => {
    const context = createCanvas(10, 10).getContext('2d');
    context.font = sheetFont(40, 700);
    const own = context.measureText('Matchcut Ŵŷ').width;
    context.font = '40px "No such font"';
    expect(context.measureText('Matchcut Ŵŷ').width).not.toBeCloseTo(own, 3);
  });
});

describe('wrapText', () => {
  const measure = (text: string): number => text.length;

  it('breaks between words', () => {
    expect(wrapText('one two three four', {width: 9, lines: 3, measure})).toEqual([
      'one two',
      'three',
      'four',
    ]);
  });

  it('ends in an ellipsis where there is more', () => {
    expect(wrapText('one two three four', {width: 9, lines: 2, measure})).toEqual(['one two', 'three fo…']);
    expect(wrapText('a-very-long-word', {width: 6, lines: 2, measure})).toEqual(['a-ver…']);
    expect(wrapText('a-very-long-word and more', {width: 6, lines: 1, measure})).toEqual(['a-ver…']);
  });

  it('is empty for nothing', () => {
    expect(wrapText('  ', {width: 9, lines: 2, measure})).toEqual([]);
  });
});

function cell(colour: string, width: number, height: number): ContactCell {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  const words = {address: 'film/a', seconds: 8, prompt: 'A prompt.', note: 'A note.'};
  return {...words, png: canvas.toBuffer('image/png')};
}

/** A wide frame whose thirds are red, green and blue. */
function stripes(): ContactCell {
  const canvas = createCanvas(180, 90);
  const context = canvas.getContext('2d');
  for (const [index, colour] of ['#ff0000', '#00ff00', '#0000ff'].entries()) {
    context.fillStyle = colour;
    context.fillRect(index * 60, 0, 60, 90);
  }
  return {...cell('#000000', 1, 1), png: canvas.toBuffer('image/png')};
}

async function read(png: Uint8Array): Promise<{
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => string;
}> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    width: image.width,
    height: image.height,
    at: (x, y) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3).join(','),
  };
}
