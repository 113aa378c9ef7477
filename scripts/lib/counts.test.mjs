import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countJestResult,
  countTapReport,
  describeCounts,
  isSuccess,
  sumCounts,
} from './counts.mjs';

test('a test file that Jest could not run counts as a failure', () => {
  const counts = countJestResult({
    numPassedTests: 3,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 2,
    numTodoTests: 0,
  });
  assert.deepEqual(counts, { passed: 3, failed: 2, skipped: 2 });
});

test('the summary of a TAP report is read, and cancelled tests count as failures', () => {
  const report =
    'ok 1 - a\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n';
  assert.deepEqual(countTapReport(report), {
    passed: 2,
    failed: 2,
    skipped: 0,
  });
});

test('skipped tests are named only where there are any', () => {
  assert.equal(
    describeCounts({ passed: 4, failed: 0, skipped: 0 }),
    '4 passed, 0 failed',
  );
  assert.equal(
    describeCounts({ passed: 4, failed: 1, skipped: 2 }),
    '4 passed, 1 failed, 2 skipped',
  );
});

test('a run without any test is no success', () => {
  assert.equal(isSuccess(sumCounts([])), false);
  assert.equal(isSuccess({ passed: 1, failed: 0, skipped: 3 }), true);
  assert.equal(isSuccess({ passed: 1, failed: 1, skipped: 0 }), false);
});
