import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readNpmSettings } from './npm.mjs';
import { rootDir, toolsDir } from './paths.mjs';
import { runLogged, tailOf } from './runLogged.mjs';
import { describeDuration, say } from './say.mjs';
import { UserError } from './UserError.mjs';
import { judgeInstallLog } from './judgeInstallLog.mjs';
import { yarnSettings } from './yarnSettings.mjs';

const stampFile = join(toolsDir, 'installed');

/** Runs `yarn install` if the manifests, the lockfile or Node.js differ from those of the last installation. */
export async function ensureDependencies(toolchain) {
  const wanted = await fingerprint(toolchain.node);
  if ((await installedFingerprint()) === wanted) {
    return;
  }
  await mkdir(toolsDir, { recursive: true });
  await rm(stampFile, { force: true });
  await install(toolchain);
  await writeFile(stampFile, wanted);
}

async function fingerprint(node) {
  const hash = createHash('sha256').update(node);
  for (const file of ['yarn.lock', '.yarnrc.yml', ...(await manifests())]) {
    hash.update(file).update(await readFile(join(rootDir, file)));
  }
  return hash.digest('hex');
}

async function manifests() {
  const found = ['package.json'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(join(rootDir, folder))).sort()) {
      const manifest = join(folder, name, 'package.json');
      if (existsSync(join(rootDir, manifest))) {
        found.push(manifest);
      }
    }
  }
  return found;
}

async function installedFingerprint() {
  const complete =
    existsSync(stampFile) &&
    existsSync(join(rootDir, 'node_modules', '.yarn-state.yml'));
  return complete ? readFile(stampFile, 'utf8') : undefined;
}

async function install(toolchain) {
  say('Installing dependencies (two or three minutes at first) ...');
  const started = Date.now();
  const env = await installEnvironment(toolchain.env);
  const { code, log } = await runLogged(
    toolchain.node,
    [toolchain.yarn, 'install', '--immutable'],
    {
      cwd: rootDir,
      env,
      logFile: join(toolsDir, 'install.log'),
      onLine: reportStep,
    },
  );
  const verdict = judgeInstallLog(code, log);
  if (verdict === 'failed') {
    throw new UserError(
      `Yarn could not install the dependencies (.tools/install.log has it all):\n${tailOf(
        log,
      )}\n` +
        `They come from ${
          env.YARN_NPM_REGISTRY_SERVER ?? "the registry of Yarn's configuration"
        }. ` +
        'If it cannot be reached, set another one with: npm config set registry <url>. ' +
        'If it wants a token, set YARN_NPM_AUTH_TOKEN. If the lockfile would change, run: yarn install',
    );
  }
  if (verdict === 'no-sqlite') {
    say(
      '  better-sqlite3 could be neither downloaded nor compiled; PostgreSQL takes its place. ' +
        'For SQLite install a C++ compiler, make and Python, delete .tools and start again.',
    );
  }
  say(`  done in ${describeDuration(Date.now() - started)}`);
}

async function installEnvironment(env) {
  const yarnrc = await readYarnrcFiles();
  return {
    ...env,
    ...yarnSettings({ npmSettings: await readNpmSettings(env), env, yarnrc }),
    npm_config_jobs: env.npm_config_jobs ?? 'max',
  };
}

async function readYarnrcFiles() {
  const files = [join(rootDir, '.yarnrc.yml'), join(homedir(), '.yarnrc.yml')];
  const texts = files
    .filter(file => existsSync(file))
    .map(file => readFile(file, 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

function reportStep(line) {
  const step = /┌ (Resolution|Fetch|Link) step/.exec(line)?.[1];
  if (step) {
    say(`  ${step.toLowerCase()} step`);
  }
}
