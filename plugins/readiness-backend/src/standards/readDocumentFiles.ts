import { readdir, readFile, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { DocumentSource } from 'backstage-readiness-core';

const YAML = /\.ya?ml$/i;
const GLOB = /[*?{]/;

/**
 * Reads a file, all YAML files below a folder, or those that a pattern names (`*` within a name, `**` over folders, `?`
 * one character, `{a,b}` one of several), in the order of their paths. Relative paths start at the working directory of
 * the backend, like file locations of the catalog.
 * @internal
 */
export async function readDocumentFiles(
  entry: string,
): Promise<DocumentSource[]> {
  const paths = await listPaths(normalize(entry));
  return Promise.all(
    paths
      .sort()
      .map(async file => ({ file, text: await readFile(file, 'utf8') })),
  );
}

async function listPaths(path: string): Promise<string[]> {
  if (GLOB.test(path)) {
    const folders = path.split('/');
    const firstGlob = folders.findIndex(folder => GLOB.test(folder));
    const base =
      folders.slice(0, firstGlob).join('/') ||
      (path.startsWith('/') ? '/' : '.');
    const pattern = globPattern(path);
    return (await listFolder(base)).filter(file => pattern.test(file));
  }
  const isFolder = (await stat(path)).isDirectory();
  return isFolder
    ? (await listFolder(path)).filter(file => YAML.test(file))
    : [path];
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map(async entry => {
        const path = join(folder, entry.name);
        // A mounted folder of Kubernetes holds links.
        const isFolder = entry.isSymbolicLink()
          ? (await stat(path)).isDirectory()
          : entry.isDirectory();
        return isFolder ? listFolder(path) : [path];
      }),
  );
  return paths.flat();
}

/** Patterns come from the configuration, not from users. */
function globPattern(glob: string): RegExp {
  const source = glob.replace(
    /\*\*\/|\*|\?|\{[^}]*\}|[.+^$()|[\]\\]/g,
    token => {
      switch (token[0]) {
        case '*':
          return token === '*' ? '[^/]*' : '(?:[^/]+/)*';
        case '?':
          return '[^/]';
        case '{':
          return `(?:${token.slice(1, -1).split(',').map(escaped).join('|')})`;
        default:
          return `\\${token}`;
      }
    },
  );
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
}
