import { GateView } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';

/**
 * What follows when a gate's requirement is not met: "Warns; blocks from Feb 1, 2027 (in 2 months)".
 * @param now - milliseconds since 1970
 * @internal
 */
export function gateModeWords(
  words: Words,
  gate: Pick<GateView, 'mode' | 'blockFrom'>,
  now: number,
): string {
  const { t, formats } = words;
  const { mode, blockFrom } = gate;
  if (mode === 'block' || (blockFrom && Date.parse(blockFrom) <= now)) {
    return t('gatesPage.blocks');
  }
  return blockFrom
    ? t('gatesPage.warnsUntil', {
        date: formats.date(blockFrom),
        distance: formats.distance(blockFrom),
      })
    : t('gatesPage.warns');
}
