import { Decoded } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { MetadataRule } from './metadataRules';

/**
 * In what v1 and v2alpha differ; the rest of their rules is the same.
 * @internal
 */
export interface Dialect {
  /** The field of an SLO or an objective that holds an indicator. */
  readonly indicator: 'indicator' | 'sli';
  readonly indicatorRef: 'indicatorRef' | 'sliRef';
  readonly service: 'service' | 'serviceRef';
  /** The units of durations. */
  readonly units: string;
  readonly alertAfter: 'optional' | 'required';
  readonly checkMetadata: MetadataRule;
  readonly checkMetric: (metric: Decoded, found: ObjectFindings) => void;
}
