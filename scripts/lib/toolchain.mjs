import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { npmCommand } from './npm.mjs';
import { toolsDir } from './paths.mjs';
import { runLogged, tailOf } from './runLogged.mjs';
import { describeDuration, say } from './say.mjs';
import {
  installedNodeVersion,
  isSupportedNode,
  nodePackageFor,
} from './supportedNode.mjs';
import { UserError } from './UserError.mjs';

const yarnVersion = '4.18.1';

/**
 * Finds or installs Node.js and Yarn.
 *
 * Resolves to `{ node, yarn, env }`: the program of Node.js, the script of Yarn, and the environment in which both
 * come first on the path.
 */
export async function ensureToolchain() {
  const node = isSupportedNode(process.version)
    ? runningNode()
    : await installNode();
  const yarn = yarnThatRunsUs(process.env) ?? (await installYarn());
  const path = [
    dirname(node.program),
    ...(yarn.binDir ? [yarn.binDir] : []),
    process.env.PATH,
  ].join(delimiter);
  const env = { ...process.env, PATH: path };
  if (node.headersDir) {
    // Native packages must be compiled for this Node.js, not for the one of the machine.
    env.npm_config_nodedir = node.headersDir;
  }
  return { node: node.program, yarn: yarn.script, env };
}

/** Node.js that was unpacked from an archive has its headers beside it; for others they are downloaded. */
function runningNode() {
  const folder = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(folder, 'include', 'node', 'node.h'));
  return {
    program: process.execPath,
    headersDir: hasHeaders ? folder : undefined,
  };
}

async function installNode() {
  const packageName = nodePackageFor(process.platform, process.arch);
  if (!packageName) {
    throw new UserError(
      `Node.js ${process.version} is too old or too new for Backstage, and npm has no Node.js for ` +
        `${process.platform}-${process.arch}. Install Node.js 22 and start again.`,
    );
  }
  const headersDir = join(toolsDir, 'node_modules', packageName);
  const program =
    process.platform === 'win32'
      ? join(headersDir, 'bin', 'node.exe')
      : join(headersDir, 'bin', 'node');
  if (versionOf(program) !== `v${installedNodeVersion}`) {
    await installTool(
      `Node.js ${installedNodeVersion} (this machine has ${process.version}, Backstage needs 22 or 24)`,
      `${packageName}@${installedNodeVersion}`,
    );
  }
  if (versionOf(program) !== `v${installedNodeVersion}`) {
    throw new UserError(
      `The Node.js that npm installed does not run on this machine (${program}). Install Node.js 22 and start again.`,
    );
  }
  return { program, headersDir };
}

function versionOf(program) {
  if (!existsSync(program)) {
    return undefined;
  }
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  } catch (error) {
    say(`${program} does not run: ${error.message}`);
    return undefined;
  }
}

/** Under Yarn 4 the script of that same Yarn is used. */
function yarnThatRunsUs(env) {
  const isYarn4 = /^yarn\/4\./.test(env.npm_config_user_agent ?? '');
  return isYarn4 && env.npm_execpath?.endsWith('.js')
    ? { script: env.npm_execpath }
    : undefined;
}

async function installYarn() {
  const modules = join(toolsDir, 'node_modules');
  const script = join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  if (!existsSync(script)) {
    await installTool(
      `Yarn ${yarnVersion}`,
      `@yarnpkg/cli-dist@${yarnVersion}`,
    );
  }
  return { script, binDir: join(modules, '.bin') };
}

async function installTool(title, spec) {
  say(`Installing ${title} into .tools ...`);
  const started = Date.now();
  await mkdir(toolsDir, { recursive: true });
  await createManifest();
  const { program, args, shell } = npmCommand(process.env);
  const { code, log } = await runLogged(
    program,
    [
      ...args,
      'install',
      '--prefix',
      toolsDir,
      '--no-package-lock',
      '--save-exact',
      spec,
    ],
    { cwd: toolsDir, shell, logFile: join(toolsDir, 'npm.log') },
  );
  if (code !== 0) {
    throw new UserError(
      `npm could not install ${spec}:\n${tailOf(log)}\n` +
        `Check that 'npm view ${spec} version' answers; the registry is the one of 'npm config get registry'.`,
    );
  }
  say(`  done in ${describeDuration(Date.now() - started)}`);
}

/** npm lists in this file what it has installed, and takes away what is not listed. */
async function createManifest() {
  const file = join(toolsDir, 'package.json');
  if (!existsSync(file)) {
    await writeFile(file, '{ "private": true }\n');
  }
}
