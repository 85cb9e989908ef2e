/** Words go to stderr: stdout belongs to the command that runs afterwards. */
export function say(sentence) {
  process.stderr.write(`matchcut: ${sentence}\n`);
}
