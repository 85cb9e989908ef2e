import {Hono} from 'hono';
import {unixSeconds} from '../clock.ts';
import {notFound} from '../http/api-error.ts';
import {withBody} from '../http/read-body.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import type {Character} from './character-table.ts';
import {createCharacter} from './create-character.ts';

/** `/v1/videos/characters` */
export function charactersRoutes(parts: ServerParts): Hono<ServerEnv> {
  const {characters, directories} = parts;
  const routes = new Hono<ServerEnv>();

  routes.post('/', (context) =>
    withBody(context.env.incoming, {...directories, accept: ['multipart']}, async (body) =>
      context.json(present(await createCharacter(context.get('account'), body, parts))),
    ),
  );

  routes.get('/:id', (context) => {
    const id = context.req.param('id');
    const character = characters.find(context.get('account'), id);
    if (character === null)
      throw notFound(`Character with id '${id.slice(0, 80)}' not found.`, 'character_id');
    return context.json(present(character));
  });

  return routes;
}

function present({id, name, createdAtMs}: Character) {
  return {id, name, created_at: unixSeconds(createdAtMs)};
}
