import { Standard } from '../../documents/types';
import { MissingResult } from '../types';
import { GateResult } from './readLevel';

/**
 * The results that stand in the way: those that are not met, then those that are met but rest on too little.
 * @internal
 */
export function missingOf(
  standard: Standard,
  unmet: readonly GateResult[],
  weak: readonly GateResult[],
): MissingResult[] {
  return [
    ...unmet.map(item => missing(standard, item)),
    ...weak
      .filter(item => !unmet.includes(item))
      .map(item => ({
        ...missing(standard, item),
        reason: `${item.result.reason}; ${
          item.restsOn === 'declared'
            ? 'that is declared only, nobody has measured or attested it'
            : 'nothing is known of it'
        }`,
      })),
  ];
}

function missing({ name }: Standard, item: GateResult): MissingResult {
  const { check, result, standing } = item;
  const { checkId, status, stale, reason, who } = result;
  return {
    standard: name,
    checkId,
    title: check.title,
    level: check.level,
    ...{ status, stale, who },
    reason:
      standing === 'exempt'
        ? `${reason}; an exemption is not enough here`
        : reason,
  };
}
