import {
  Check,
  CheckStatus,
  decodeOutcome,
  Outcome,
  StoredOutcome,
} from 'backstage-readiness-core';
import { ChangeCause, NewScorecard } from './causes';
import { ScorecardContent } from './scorecardRow';

const EXEMPTIBLE: readonly CheckStatus[] = ['fail', 'no-data', 'error'];

/**
 * The sign-offs and exemptions that made a difference since the last evaluation: one that came, or one that ended, by
 * somebody's act or by itself. Told from what they do to a check, so that nothing has to be remembered of them.
 * @param options - `sameReaders`: the same checks apply as then
 * @internal
 */
export function decisionCauses(
  before: ScorecardContent,
  { scorecard, standard }: NewScorecard,
  options: { readonly slots: readonly string[]; readonly sameReaders: boolean },
): ChangeCause[] {
  return standard.checks.flatMap((check, index) => {
    const letter = before.statuses[options.slots.indexOf(check.id)];
    const old = letter === undefined ? undefined : decodeOutcome(letter);
    const outcome = scorecard.outcomes[index];
    return old ? causesOf(check, old, outcome, options.sameReaders) : [];
  });
}

function causesOf(
  check: Check,
  before: StoredOutcome,
  after: Outcome,
  sameReaders: boolean,
): ChangeCause[] {
  const detail = check.id;
  const causes = new Array<ChangeCause>();
  if (isSignedOffOtherwise(before, after, sameReaders)) {
    causes.push({ kind: 'attestation', detail });
  }
  if (
    before.exempt !== after.exempt &&
    EXEMPTIBLE.includes(before.status) &&
    EXEMPTIBLE.includes(after.status)
  ) {
    causes.push({ kind: 'exemption', detail });
  }
  return causes;
}

/** A check that did not apply before may have been answered all the time. */
function isSignedOffOtherwise(
  before: StoredOutcome,
  { status, stale, cause }: Outcome,
  sameReaders: boolean,
): boolean {
  return (
    [
      'attested',
      'attested-not-applicable',
      'attestation-expired',
      'never-attested',
    ].includes(cause.kind) &&
    (sameReaders || before.status !== 'not-applicable') &&
    (before.status !== status || before.stale !== stale)
  );
}
