import { join } from 'node:path';
import { rootDir } from './paths.mjs';

/**
 * The configuration that only `npm start` knows, laid over app-config.yaml.
 *
 * Each descriptor file gets a location of its own: in one location with a pattern a single broken file would take all
 * the others with it.
 */
export function createPortalConfig(options) {
  const { appPort, backendPort, database, descriptorFiles } = options;
  const standards = chooseStandards(options);
  const appUrl = `http://localhost:${appPort}`;
  return {
    // Other descriptors have other people.
    app: { baseUrl: appUrl, ...(descriptorFiles.length > 0 && { people: [] }) },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { port: backendPort },
      cors: { origin: appUrl },
      database,
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: {
              token: '${READINESS_FACTS_TOKEN}',
              subject: 'facts-of-the-sample-company',
            },
          },
        ],
      },
    },
    ...(descriptorFiles.length > 0 && {
      catalog: {
        locations: descriptorFiles.map(target => ({ type: 'file', target })),
      },
      sampleCompany: { enabled: false },
    }),
    ...(standards && { readiness: { standards } }),
  };
}

/**
 * The sample company turns checks on whose facts only its own sources send. Other descriptors are judged by the shipped
 * standards as they stand in this checkout, where a change takes effect at once, or by the standards that were given.
 */
function chooseStandards({ standardsPaths, descriptorFiles }) {
  if (standardsPaths.length > 0) {
    return ['shipped', ...standardsPaths];
  }
  return descriptorFiles.length > 0 ? [join(rootDir, 'standards')] : undefined;
}
