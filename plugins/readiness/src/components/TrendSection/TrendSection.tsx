import Typography from '@material-ui/core/Typography';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { TrendView } from './TrendView';
import { trendSeries } from './trendSeries';

/** How far back the chart looks. */
const DAYS = 90;

/** The daily figures of a standard or capability. Read when the section is first shown. @internal */
export const TrendSection = (props: {
  kind: 'standard' | 'capability';
  subject: string;
  title: string;
}) => {
  const { kind, subject, title } = props;
  const { t } = useWords();
  const answer = useReadiness(
    api =>
      kind === 'standard'
        ? api.getStandardTrend(subject, { days: DAYS })
        : api.getCapabilityTrend(subject, { days: DAYS }),
    [kind, subject],
  );
  return (
    <AnswerState answer={answer} what={title}>
      {trend =>
        trend.points.length === 0 ? (
          <Typography variant="body2">{t('trend.empty')}</Typography>
        ) : (
          <TrendView
            title={title}
            trend={trend}
            series={trendSeries(t, trend)}
          />
        )
      }
    </AnswerState>
  );
};
