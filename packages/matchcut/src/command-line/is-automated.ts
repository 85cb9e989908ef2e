/** Whether this is a machine's run, with nobody to ask: CI systems set `CI`. */
export function isAutomated({CI: value = ''}: NodeJS.ProcessEnv): boolean {
  return value !== '' && value !== 'false' && value !== '0';
}
