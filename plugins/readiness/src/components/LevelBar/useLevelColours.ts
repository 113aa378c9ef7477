import { useTheme } from '@material-ui/core/styles';
import { emphasize, fade } from '@material-ui/core/styles/colorManipulator';

/** One hue, the fuller the higher the level; below the first level is grey. @internal */
export function useLevelColours(levels: number): (rank: number) => string {
  const { palette } = useTheme();
  return rank =>
    rank === 0
      ? emphasize(palette.background.paper, 0.25)
      : fade(palette.success.main, 0.25 + (0.75 * rank) / Math.max(levels, 1));
}
