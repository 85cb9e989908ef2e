/**
 * Words that belong to the word after them, so that no line ends with one: articles, prepositions, conjunctions,
 * possessives, auxiliaries and short pronouns of the languages that subtitles are written in most.
 */
const languages: readonly string[] = [
  // English
  `a an the this that these those my your his her its our their some any no every each of in on at to for from with by
   about into onto over under after before between through without and or but nor so if as than because when while
   who which i you he she it we they is are was were be been am has have had will would can could should must do does
   did not mr mrs ms dr st very too`,
  // German
  `der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine meinen dein deine sein seine
   ihr ihre unser unsere in im an am auf aus bei beim mit nach von vom zu zum zur für über unter vor hinter zwischen
   durch gegen ohne um und oder aber denn dass weil wenn als ob ich du er sie es wir man ist sind war nicht so sehr herr
   frau dr`,
  // French, Italian, Spanish, Portuguese
  `le la les un une des du de à au aux en dans sur pour par avec sans et ou mais que qui ne se je tu il elle on nous vous
   il lo gli uno di da del della nel nella con su per tra che non si mi ti
   el los las una unos unas al y o pero si por para sin como más muy
   os as um uma do no na dos das em com sem e ou mas não`,
  // Dutch, Swedish, Polish
  `het een van op met voor door naar en maar dat ik je hij zij wij
   den det ett en och eller men att som på av för till från med
   w z na do od po za o u i a że nie się`,
  // Russian, Ukrainian
  `в во на с со к ко о об от до из за у по для при без под над и а но или что как не ні та`,
  // Greek
  `ο η το οι τα του της των τον την σε στο στη με για από και ή να`,
  // Arabic, Persian, Hebrew
  `في من على إلى عن مع أن إن لا ما لم لن هذا هذه ذلك كل بعد قبل بين منذ و أو ثم
   در به از با که این آن برای
   של את על עם אל מן לא כל זה זאת או גם כי`,
  // Hindi
  `और या लेकिन कि यह वह एक`,
];

const bound: ReadonlySet<string> = new Set(languages.flatMap((words) => words.split(/\s+/)));

/** Whether a line should not end with a word. */
export function bindsToNext(word: string): boolean {
  return bound.has(bare(word)) || /^\p{Lu}\.$/u.test(word) || word.endsWith('’') || word.endsWith("'");
}

/** Without the quotes and brackets around it; what is punctuated behind binds to nothing. */
function bare(word: string): string {
  return word.replaceAll(/^[\p{P}\p{S}]+/gu, '').toLowerCase();
}
