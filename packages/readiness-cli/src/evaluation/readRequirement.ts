import { DocumentSet } from 'backstage-readiness-core';
import { CallError } from '../CallError';
import { Requirement } from './types';

/**
 * Reads `<standard>=<level>`. Throws a `CallError` that names what there is when either is not known.
 * @internal
 */
export function readRequirement(
  text: string,
  { standards }: Pick<DocumentSet, 'standards'>,
): Requirement {
  const separator = text.indexOf('=');
  const name = text.slice(0, Math.max(0, separator));
  const level = text.slice(separator + 1);
  if (name === '' || level === '') {
    throw new CallError(
      `--require "${text}" is not of the form <standard>=<level>, such as production-readiness=foundation`,
    );
  }
  const standard = standards.find(each => each.name === name);
  if (!standard) {
    const known = standards.map(each => each.name).join(', ') || 'none';
    throw new CallError(
      `--require "${text}" names a standard that is not there; there are: ${known}`,
    );
  }
  if (!standard.levels.includes(level)) {
    throw new CallError(
      `--require "${text}" names a level that "${name}" does not have; its levels are ${standard.levels.join(
        ', ',
      )}`,
    );
  }
  return { standard, level };
}
