import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { useEffect, useRef } from 'react';
import { usePresent } from './usePresent';

/** The clock of the backend may be behind, and it works results out anew shortly after the end. Milliseconds. */
const PATIENCE = 5_000;

/**
 * Tells that an exemption or a sign-off has ended that stood when it was shown. Once for each end, whatever is answered
 * afterwards; what had ended before it was shown is not told.
 * @param governance - as it was read, before any end is shown
 * @internal
 */
export function useEnds(
  governance: EntityGovernance | undefined,
  onEnd: () => void,
): void {
  const ends = governance ? endsOf(governance) : [];
  const now = usePresent(ends.map(({ toldAt }) => toldAt));
  const waiting = useRef(new Set<string>());
  useEffect(() => {
    const over: string[] = [];
    ends.forEach(({ key, toldAt }) => {
      if (Date.parse(toldAt) > now) {
        waiting.current.add(key);
      } else if (waiting.current.delete(key)) {
        over.push(key);
      }
    });
    if (over.length > 0) {
      onEnd();
    }
  });
}

interface End {
  readonly key: string;
  readonly toldAt: string;
}

function endsOf({ exemptions, attestations }: EntityGovernance): End[] {
  return [
    ...exemptions
      .filter(({ state }) => state === 'approved')
      .map(({ id, endsAt }) => endOf('exemption', id, endsAt)),
    ...attestations
      .filter(
        ({ state }) => state === 'in-force' || state === 'awaiting-review',
      )
      .flatMap(({ id, validUntil }) =>
        validUntil === null ? [] : [endOf('attestation', id, validUntil)],
      ),
  ];
}

function endOf(kind: string, id: string, endsAt: string): End {
  return {
    key: `${kind} ${id} ${endsAt}`,
    toldAt: new Date(Date.parse(endsAt) + PATIENCE).toISOString(),
  };
}
