import { alpha, emphasize, useTheme } from '@material-ui/core/styles';

/** One hue, the fuller the higher the level; below the first level is grey. @internal */
export function useLevelColours(levels: number): (rank: number) => string {
  const { palette } = useTheme();
  return rank =>
    rank === 0
      ? emphasize(palette.background.paper, 0.25)
      : alpha(palette.success.main, 0.25 + (0.75 * rank) / Math.max(levels, 1));
}
