import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeInstallLog } from './judgeInstallLog.mjs';

const sqliteLine =
  "➤ YN0009: │ better-sqlite3@npm:12.11.1 couldn't be built successfully (exit code 1)";
const otherLine =
  "➤ YN0009: │ other@npm:1.0.0 couldn't be built successfully (exit code 1)";
const logWith = (...lines) =>
  [
    '➤ YN0000: ┌ Fetch step',
    '➤ YN0000: └ Completed',
    '➤ YN0000: ┌ Link step',
    ...lines,
    '➤ YN0000: └ Completed in 3s',
    '➤ YN0000: · Failed with errors in 9s',
  ].join('\n');

test('an exit code of 0 is an installation', () => {
  assert.equal(judgeInstallLog(0, logWith()), 'installed');
});

test('an installation that lacks only better-sqlite3 can be used', () => {
  assert.equal(judgeInstallLog(1, logWith(sqliteLine)), 'no-sqlite');
});

test('any other failure ends the installation', () => {
  assert.equal(judgeInstallLog(1, logWith(sqliteLine, otherLine)), 'failed');
  assert.equal(judgeInstallLog(1, logWith()), 'failed');
  assert.equal(
    judgeInstallLog(1, '➤ YN0000: ┌ Fetch step\n➤ YN0001: RequestError'),
    'failed',
  );
});
