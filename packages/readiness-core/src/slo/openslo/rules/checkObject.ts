import { childOrEmpty, Decoded } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import {
  checkConditionSpec,
  checkPolicySpec,
  checkTargetSpec,
} from './alertRules';
import { Dialect } from './Dialect';
import {
  checkV1alphaMetadata,
  checkV1Metadata,
  checkV2alphaMetadata,
} from './metadataRules';
import {
  checkDataSourceSpec,
  checkSliSpec,
  checkV1Metric,
  checkV2alphaMetric,
} from './sliRules';
import { checkSloSpec } from './sloRules';
import { checkDescription, requireField } from './textRules';
import { checkV1alphaSloSpec } from './v1alphaRules';

const V1: Dialect = {
  indicator: 'indicator',
  indicatorRef: 'indicatorRef',
  service: 'service',
  units: 'mhdwMQY',
  alertAfter: 'optional',
  checkMetadata: checkV1Metadata,
  checkMetric: checkV1Metric,
};

const V2ALPHA: Dialect = {
  indicator: 'sli',
  indicatorRef: 'sliRef',
  service: 'serviceRef',
  units: 'mhdw',
  alertAfter: 'required',
  checkMetadata: checkV2alphaMetadata,
  checkMetric: checkV2alphaMetric,
};

/** The apiVersions of OpenSLO. @internal */
export const OPENSLO_VERSIONS = {
  v1: 'openslo/v1',
  v1alpha: 'openslo/v1alpha',
  v2alpha: 'openslo.com/v2alpha',
} as const;

/** @internal */
export type OpenSloVersion =
  (typeof OPENSLO_VERSIONS)[keyof typeof OPENSLO_VERSIONS];

/**
 * Checks a decoded object by the rules of the official validator.
 * @internal
 */
export function checkObject(
  object: Decoded,
  version: OpenSloVersion,
  kind: string,
  found: ObjectFindings,
): void {
  if (version === OPENSLO_VERSIONS.v1alpha) {
    checkV1alphaMetadata(object, found);
    checkV1alphaSpec(object, kind, found);
    return;
  }
  const dialect = version === OPENSLO_VERSIONS.v1 ? V1 : V2ALPHA;
  dialect.checkMetadata(object, found);
  const spec = specOf(object, kind, dialect, found);
  if (spec) {
    checkSpec(spec, kind, dialect, found);
  }
}

/** Undefined, with an error, where the official validator does not look into an empty spec. */
function specOf(
  object: Decoded,
  kind: string,
  dialect: Dialect,
  found: ObjectFindings,
): Decoded | undefined {
  const required =
    ['SLO', 'DataSource', 'AlertCondition'].includes(kind) ||
    (kind === 'AlertNotificationTarget' && dialect === V2ALPHA);
  return required
    ? requireField(object, 'spec', `write the spec of the ${kind}`, found)
    : childOrEmpty(object, 'spec');
}

function checkSpec(
  spec: Decoded,
  kind: string,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  switch (kind) {
    case 'SLO':
      checkSloSpec(spec, dialect, found);
      break;
    case 'SLI':
      checkSliSpec(spec, dialect, found);
      break;
    case 'DataSource':
      checkDataSourceSpec(spec, found);
      break;
    case 'AlertPolicy':
      checkPolicySpec(spec, dialect, found);
      break;
    case 'AlertCondition':
      checkConditionSpec(spec, dialect, found);
      break;
    case 'AlertNotificationTarget':
      checkTargetSpec(spec, dialect, found);
      break;
    default:
      checkDescription(spec, found);
  }
}

function checkV1alphaSpec(
  object: Decoded,
  kind: string,
  found: ObjectFindings,
): void {
  if (kind === 'Service') {
    checkDescription(childOrEmpty(object, 'spec'), found);
    return;
  }
  const right = 'write the spec of the SLO';
  const spec = requireField(object, 'spec', right, found);
  if (spec) {
    checkV1alphaSloSpec(spec, found);
  }
}
