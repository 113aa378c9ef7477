import { ExemptionView } from 'backstage-plugin-readiness-common';
import { shownExemption } from '../words/shownExemption';
import { usePresent } from './usePresent';

/** Exemptions as they stand by now: one that ends while it is shown is shown as ended, without being read again. @internal */
export function useShownExemptions(
  exemptions: readonly ExemptionView[],
): ExemptionView[] {
  const now = usePresent(
    exemptions
      .filter(({ state }) => state === 'approved')
      .map(({ endsAt }) => endsAt),
  );
  return exemptions.map(exemption => shownExemption(exemption, now));
}
