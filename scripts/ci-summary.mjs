// Prints `N passed, N failed` from vitest's JSON report; a test file that didn't load counts as one failure.
import {readFileSync} from 'node:fs';

const [file] = process.argv.slice(2);
const {passed, failed} = count(file);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0 || passed === 0) process.exitCode = 1;

function count(path) {
  const text = readFileSync(path, 'utf8');
  if (text === '') return {passed: 0, failed: 1};
  const report = JSON.parse(text);
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  return {passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length};
}
