import { SloFormat } from '../formats/formatSlos';

/**
 * The options of `slo check` as they were typed.
 * @internal
 */
export interface SloCheckOptions {
  readonly paths: readonly string[];
  readonly prometheus: string;
  readonly now?: string;
  /** Each `name: value`. */
  readonly header: readonly string[];
  /** The name of an environment variable. */
  readonly bearerTokenEnv?: string;
  /** The name of an environment variable. */
  readonly basicAuthEnv?: string;
  /** A file. */
  readonly ca?: string;
  readonly timeout?: string;
  readonly format: SloFormat;
}
