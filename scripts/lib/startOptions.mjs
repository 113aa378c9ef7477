import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir } from './paths.mjs';
import { UserError } from './UserError.mjs';

const usage = `Usage: npm start -- [options]
  --catalog <file or folder>    show these descriptors in place of the sample company; may be given several times
  --standards <file or folder>  add these standards to the shipped ones; may be given several times
  --data <folder>               where the portal keeps its data (default: .data)
  --app-port <number>           port of the frontend (default: 3000)
  --backend-port <number>       port of the backend (default: 7007)
  --config <file>               one more configuration file, which wins over the others; may be given several times
  --verbose                     show the whole log, not only warnings and errors`;

/** Reads the arguments of `npm start`; paths are taken from the folder in which the command was typed. */
export function readStartOptions(
  args,
  workingDir = process.env.INIT_CWD ?? process.cwd(),
) {
  const values = parse(args);
  const absolute = paths =>
    (paths ?? []).map(path => resolve(workingDir, path));
  const catalogPaths = absolute(values.catalog);
  return {
    catalogPaths,
    standardsPaths: absolute(values.standards),
    configFiles: absolute(values.config),
    dataDir: values.data
      ? resolve(workingDir, values.data)
      : chooseDataDir(catalogPaths),
    appPort: readPort('--app-port', values['app-port'] ?? '3000'),
    backendPort: readPort('--backend-port', values['backend-port'] ?? '7007'),
    verbose: values.verbose ?? false,
  };
}

/**
 * Other descriptors get a folder of their own, so that they neither mix with the sample company nor look like its removal.
 */
function chooseDataDir(catalogPaths) {
  if (catalogPaths.length === 0) {
    return defaultDataDir;
  }
  const hash = createHash('sha256').update(catalogPaths.join('\n'));
  return join(defaultDataDir, `catalog-${hash.digest('hex').slice(0, 8)}`);
}

function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        catalog: { type: 'string', multiple: true },
        standards: { type: 'string', multiple: true },
        config: { type: 'string', multiple: true },
        data: { type: 'string' },
        'app-port': { type: 'string' },
        'backend-port': { type: 'string' },
        verbose: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new UserError(`${error.message}\n${usage}`);
  }
}

function readPort(name, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UserError(
      `${name} must be a number from 1 to 65535, not '${text}'\n${usage}`,
    );
  }
  return port;
}
