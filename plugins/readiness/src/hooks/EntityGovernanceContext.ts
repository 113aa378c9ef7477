import {
  EntityGovernance,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import { createContext, useContext } from 'react';

/** What people decided about the entity of the page, for whatever stands below it. @internal */
export interface EntityGovernanceState {
  readonly governance: EntityGovernance;
  /** Reads everything again after somebody decided something. */
  changed(): void;
}

/** Absent until it is read, and where it cannot be. @internal */
export const EntityGovernanceContext = createContext<
  EntityGovernanceState | undefined
>(undefined);

/** One check of one standard. @internal */
export interface CheckKey {
  readonly standard: string;
  readonly checkId: string;
}

/** @internal */
export function useEntityGovernance(): EntityGovernanceState | undefined {
  return useContext(EntityGovernanceContext);
}

/** Whether something is about the check. @internal */
export function isOfCheck(of: CheckKey): (other: CheckKey) => boolean {
  return other =>
    other.standard === of.standard && other.checkId === of.checkId;
}

/** The exemption of the check that counts now or is asked for; the one that counts comes first. @internal */
export function currentExemption(
  exemptions: readonly ExemptionView[],
  check: CheckKey,
): ExemptionView | undefined {
  const ofCheck = exemptions.filter(isOfCheck(check));
  return (
    ofCheck.find(({ state }) => state === 'approved') ??
    ofCheck.find(({ state }) => state === 'requested')
  );
}
