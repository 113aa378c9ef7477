import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { readDescriptors, withRelations } from 'backstage-readiness-core';

/** Marks what is first seen when the portal starts: it has no history. */
const NEW = 'fennbrook.example/new';

/**
 * The entities that the catalog will make of the files among its locations, with their relations, but for new ones. What
 * is wrong with a file is left for the catalog to report.
 * @internal
 */
export async function readSampleCatalog(config: Config): Promise<Entity[]> {
  const files = config
    .getConfigArray('catalog.locations')
    .filter(location => location.getString('type') === 'file')
    .map(location => resolve(location.getString('target')));
  const readings = await Promise.all(
    files.map(async file =>
      readDescriptors(await readFile(file, 'utf8'), file),
    ),
  );
  return withRelations(
    readings
      .flatMap(({ entities }) => entities.map(({ entity }) => entity))
      .filter(({ metadata }) => metadata.annotations?.[NEW] !== 'true'),
  );
}
