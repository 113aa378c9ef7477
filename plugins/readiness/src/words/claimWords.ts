import { Translate } from './Translate';

/** The kinds of claims that a gate can make use of. @internal */
export const CLAIMS = ['reliability-fix', 'change', 'environment'] as const;

/** A kind of claim in words; a kind that is not known yet is shown as it is. @internal */
export function claimWords(t: Translate, kind: string): string {
  const known = CLAIMS.find(claim => claim === kind);
  return known ? t(`gateDecisions.claims.${known}`) : kind;
}
