import {anyOf} from './find.ts';

/** What the figures of a shot do. */
export type Action =
  | 'stand'
  | 'walk'
  | 'run'
  | 'enter'
  | 'leave'
  | 'board'
  | 'sit'
  | 'look-out'
  | 'wave'
  | 'drink'
  | 'read'
  | 'talk'
  | 'work'
  | 'dance'
  | 'sleep';

const table: readonly (readonly [Action, RegExp])[] = [
  [
    'board',
    anyOf('aboard|boards|boarding|steps on|gets on|climbs in|gets in|steps into the train|climbs aboard'),
  ],
  ['sleep', anyOf('sleeps|asleep|sleeping|naps|dozes|dreams')],
  ['run', anyOf('run|running|ran|races|sprints|chases|hurries|rushes')],
  ['leave', anyOf('leave|walks away|exits|departs|goes away|turns away|walks off|disappears')],
  ['enter', anyOf('enter|comes in|walks in|arrives home|steps in|appears')],
  [
    'walk',
    anyOf(
      'walk|walking|strolls|wanders|crosses|steps|strides|marches|goes|heads|passes|hikes|climbs|approaches',
    ),
  ],
  ['wave', anyOf('wave goodbye|waves|waving|greets|says goodbye|salutes')],
  ['dance', anyOf('dance|dancing|spins|twirls|jumps|jumping|leaps|skips')],
  [
    'look-out',
    anyOf(
      'watch|watches|watching|look out|looking out|stand at the window|stands at the window|looks out|gazes|gazing|stares out|looks at the sea|looks through|stares at|looks over|looks up',
    ),
  ],
  ['drink', anyOf('drink|drinking|sips|sipping|coffee|tea|cocoa')],
  ['read', anyOf('read|reading|opens a letter|letter|newspaper|writes|writing|studies|map')],
  [
    'work',
    anyOf('works|working|types|typing|builds|repairs|fixes|cooks|cooking|stirs|bakes|draws|paints|washes'),
  ],
  ['talk', anyOf('talk|talking|speaks|says|argues|whispers|tells|asks|chats|explains|laughs|sings')],
  ['sit', anyOf('sit|sits|sitting|seated|rests')],
];

export function readAction(text: string): Action {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? 'stand';
}

export type Mood = 'calm' | 'happy' | 'sad' | 'angry' | 'surprised';

const moodTable: readonly (readonly [Mood, RegExp])[] = [
  [
    'happy',
    anyOf('smile|smiles|smiling|happy|laughs|laughing|joy|joyful|cheerful|grins|delighted|excited|proud'),
  ],
  ['sad', anyOf('sad|cries|crying|tears|lonely|alone|weeps|melancholy|tired|goodbye|grieves|mourns|lost')],
  ['angry', anyOf('angry|furious|shouts|frowns|argues|glares|scowls')],
  ['surprised', anyOf('surprised|shocked|gasps|astonished|startled|amazed|discovers|wonder|awe')],
];

export function readMood(text: string): Mood {
  return moodTable.find(([, pattern]) => pattern.test(text))?.[0] ?? 'calm';
}
