import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Failure } from './Failure.tsx';
import css from './office.module.css';

type Props = {
  onSave: (format: 'xlsx' | 'csv') => void;
  isSaving: boolean;
  onPrint: () => void;
  isPrinting?: boolean;
  error: unknown;
  isEmpty?: boolean;
};

/** Takes what the page shows out of the program: as a file, or on paper. */
export function FileActions({ onSave, isSaving, onPrint, isPrinting, error, isEmpty }: Props) {
  const { t } = useTranslation(['lists', 'office']);
  return (
    <>
      <span className={`${css.buttons} ${css.noPrint}`}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              loading={isSaving}
              disabled={isEmpty ?? false}
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              {t('lists:save')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['xlsx', 'csv'] as const).map((format) => (
              <Menu.Item key={format} onClick={() => onSave(format)}>
                {t(`lists:format.${format}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <ActionIcon
          variant="default"
          size={42}
          loading={isPrinting ?? false}
          disabled={isEmpty ?? false}
          aria-label={t('office:print')}
          title={t('office:print')}
          onClick={onPrint}
        >
          <IconPrinter size={20} aria-hidden />
        </ActionIcon>
      </span>
      {error ? (
        <div className={css.wholeRow}>
          <Failure error={error} />
        </div>
      ) : null}
    </>
  );
}
