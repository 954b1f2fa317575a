// Prints `N passed, N failed` from Jest's JSON report. A suite that could not run and a test that was skipped count as failures.
import { readFileSync } from 'node:fs';

try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => `${name}: ${fullName}`),
  );
  for (const test of skipped) console.log(`skipped: ${test}`);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped.length;
  console.log(`${report.numPassedTests} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.log(`The report of the tests cannot be read: ${error.message}\n0 passed, 1 failed`);
  process.exitCode = 1;
}
