import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The directory of the standards that ship: inside of the published package, or at the root of a checkout.
 *
 * @param packageRoot - the directory of this package
 * @internal
 */
export async function findShippedStandards(
  packageRoot: string,
): Promise<string> {
  const published = join(packageRoot, 'standards');
  return access(published).then(
    () => published,
    () => join(packageRoot, '../../standards'),
  );
}
