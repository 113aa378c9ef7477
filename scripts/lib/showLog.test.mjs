import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRoutine } from './showLog.mjs';

test('what wants attention is shown', () => {
  for (const line of [
    '2026-11-22T02:42:46.130Z catalog warn file a.yaml does not exist',
    '2026-11-22T02:42:46.130Z backstage error Plugin initialization failed',
    '    at async BackendInitializer.start',
    'ERROR in ./src/App.tsx 1:1',
  ]) {
    assert.equal(isRoutine(line), false, line);
  }
});

test('ordinary work is kept in the log file alone', () => {
  for (const line of [
    '',
    '2026-11-22T02:42:46.130Z backstage info Plugin initialization complete',
    '<i> [webpack-dev-server] Project is running at:',
    'Loaded config from app-config.yaml',
    'Rspack compiled successfully',
  ]) {
    assert.equal(isRoutine(line), true, line);
  }
});
