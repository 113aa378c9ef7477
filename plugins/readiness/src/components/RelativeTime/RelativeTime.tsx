import { useWords } from '../../hooks/useWords';

/** "3 days ago", with date and time on hover. @internal */
export const RelativeTime = (props: { at: string }) => {
  const { formats } = useWords();
  return (
    <time dateTime={props.at} title={formats.instant(props.at)}>
      {formats.age(props.at)}
    </time>
  );
};
