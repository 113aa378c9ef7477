/** How many tests or steps passed, failed and were skipped. */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/** The sum of several counts. */
export function sumCounts(counts) {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    noCounts,
  );
}

/** Reads the JSON result of Jest; a test file that could not run at all counts as one failure. */
export function countJestResult(result) {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** Reads the summary that Node's test runner prints in its TAP report. */
export function countTapReport(report) {
  const read = name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
  return {
    passed: read('pass'),
    failed: read('fail') + read('cancelled'),
    skipped: read('skipped') + read('todo'),
  };
}

/** The closing line: "12 passed, 0 failed". */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${
    skipped ? `, ${skipped} skipped` : ''
  }`;
}

/** Nothing failed, and something ran. */
export function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0;
}
