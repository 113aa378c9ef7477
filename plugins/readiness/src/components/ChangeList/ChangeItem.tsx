import { ChangeView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { useWords } from '../../hooks/useWords';
import {
  causeSentence,
  changeDirection,
  changeSentence,
} from '../../words/changeWords';
import { stateWords } from '../../words/stateWords';
import { RelativeTime } from '../RelativeTime';

const ICONS = {
  better: ArrowUpwardIcon,
  worse: ArrowDownwardIcon,
  same: RadioButtonUncheckedIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    item: { display: 'flex', gap: theme.spacing(1) },
    details: { margin: 0, paddingLeft: theme.spacing(2.5) },
    secondary: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessChangeItem' },
);

/** One change: what, when, which checks, and why. @internal */
export const ChangeItem = (props: {
  change: ChangeView;
  subject: string;
  details: number;
}) => {
  const { change, subject } = props;
  const classes = useStyles();
  const words = useWords();
  const { t } = words;
  const direction = changeDirection(words, change);
  const Icon = ICONS[direction];
  const details = change.subjectKind === 'standard' ? change.details : [];
  const hidden = details.length - props.details;
  return (
    <li className={classes.item}>
      <Icon fontSize="small" titleAccess={t(`change.${direction}`)} />
      <div>
        <Typography variant="body2">
          {changeSentence(words, change, subject)}
          {' · '}
          <RelativeTime at={change.at} />
        </Typography>
        {details.length > 0 && (
          <ul className={classes.details}>
            {details
              .slice(0, props.details)
              .map(({ id, title, before, after }) => (
                <Typography key={id} variant="body2" component="li">
                  {t('change.detail', {
                    title,
                    before: stateWords(t, before),
                    after: stateWords(t, after),
                  })}
                </Typography>
              ))}
            {hidden > 0 && (
              <Typography variant="body2" component="li">
                {t('change.more', { count: hidden })}
              </Typography>
            )}
          </ul>
        )}
        <Typography variant="body2" className={classes.secondary}>
          {causeSentence(words, change)}
        </Typography>
      </div>
    </li>
  );
};
