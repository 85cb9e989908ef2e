import {expect, it} from 'vitest';
import {formFields} from './form-fields.ts';

it('reads brackets as objects and lists, and files as their names', async () => {
  const form = new FormData();
  form.append('prompt', 'x');
  form.append('characters[][id]', 'char_1');
  form.append('characters[][id]', 'char_2');
  form.append('input_reference[image_url]', 'https://localhost/a.png');
  form.append('video', new Blob(['bytes']), 'a.mp4');
  const request = new Request('http://localhost', {method: 'POST', body: form});
  const contentType = request.headers.get('content-type') ?? '';
  expect(await formFields(contentType, Buffer.from(await request.arrayBuffer()))).toEqual({
    prompt: 'x',
    characters: [{id: 'char_1'}, {id: 'char_2'}],
    input_reference: {image_url: 'https://localhost/a.png'},
    video: 'a.mp4',
  });
});
