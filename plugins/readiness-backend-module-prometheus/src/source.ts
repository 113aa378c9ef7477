/**
 * The source alone, which needs no backend: for the command line and other programs.
 *
 * @packageDocumentation
 */

export { PrometheusSource } from './PrometheusSource';
export type {
  PrometheusAuth,
  PrometheusSourceOptions,
  PrometheusTls,
} from './PrometheusSourceOptions';
