import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(
  new URL('../../packages/readiness-cli/bin/readiness', import.meta.url),
);

/** Runs the command line against the portal, as a pipeline does; resolves to `{ exitCode, stdout, stderr }`. */
export async function runReadiness(...args) {
  const token = await readFile(
    join(process.env.PORTAL_DATA_DIR, 'facts-token'),
    'utf8',
  );
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      READINESS_URL: process.env.PORTAL_BACKEND_URL,
      READINESS_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    }),
  ]);
  return { exitCode, stdout, stderr };
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += chunk;
  }
  return text;
}
