import { Config } from '@backstage/config';

/**
 * Whether the catalog is that of the sample company, whose facts are made up. Other entities get no facts that nobody
 * observed.
 * @internal
 */
export function isSampleCompany(config: Config): boolean {
  return config.getOptionalBoolean('sampleCompany.enabled') ?? false;
}
