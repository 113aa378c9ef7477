import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from './UserError.mjs';

/** All YAML files among the given paths and below the given folders, sorted, without duplicates. */
export async function listDescriptorFiles(paths) {
  const lists = await Promise.all(paths.map(filesAt));
  return [...new Set(lists.flat())].sort();
}

async function filesAt(path) {
  if (!existsSync(path)) {
    throw new UserError(
      `There is no file or folder ${path}. Give --catalog a descriptor file, or a folder with some.`,
    );
  }
  if ((await stat(path)).isFile()) {
    return [path];
  }
  const files = (await readdir(path, { recursive: true }))
    .filter(name => /\.ya?ml$/.test(name) && !isHidden(name))
    .map(name => join(path, name));
  if (files.length === 0) {
    throw new UserError(`The folder ${path} has no file *.yaml or *.yml.`);
  }
  return files;
}

function isHidden(name) {
  return /(^|[\\/])(\.|node_modules[\\/])/.test(name);
}
