import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** Says on every screen of a training shop that nothing here is real. */
export function TrainingMark() {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.trainingBar} role="note">
        {t('training')}
      </div>
      <div className={classes.trainingMark} aria-hidden>
        {t('training')}
      </div>
    </>
  );
}
