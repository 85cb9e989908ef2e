import {character, prop} from 'matchcut';

export const Mara = character('Mara', {
  reference: 'cast/mara.png',
  look: 'a grey fox in a red raincoat',
});

export const Otto = character('Otto', {
  reference: 'cast/otto.png',
  look: "an old blue heron in a navy coat and a conductor's cap",
});

export const Umbrella = prop('the yellow umbrella', {
  reference: 'cast/umbrella.png',
  look: 'a large yellow umbrella with a bamboo handle',
});
