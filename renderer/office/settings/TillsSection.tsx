import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { seededName } from '../../../shared/text/seeded-names.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { SectionHead } from './SectionHead.tsx';
import own from './settings.module.css';
import { TillAddress } from './TillAddress.tsx';
import { useSaveSettings } from './use-settings-form.ts';

/** A code that appears below the window's edge would look like a button that does nothing. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The tills of the shop, and how one more joins. */
export function TillsSection({ settings }: { settings: ShopSettings }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const queries = useQueryClient();
  const tills = useQuery(orpc.users.tills.queryOptions({ input: {} }));
  const code = useMutation(orpc.users.createPairingCode.mutationOptions());
  const remove = useMutation(
    orpc.users.removeTill.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.users.tills.key() }),
    }),
  );
  const save = useSaveSettings();
  const error = tills.error ?? code.error ?? remove.error ?? save.error;
  return (
    <>
      <SectionHead id="tills" />
      <div className={css.scroll}>
        <div className={`${css.grid} ${css.form}`}>
          {error ? <Failure error={error} /> : null}
          <Switch
            label={t('tills.lan')}
            description={t('tills.lanText')}
            checked={settings.lan.enabled}
            disabled={save.isPending}
            onChange={(event) =>
              save.mutate({ lan: { enabled: event.currentTarget.checked }, was: { lan: settings.lan } })
            }
          />
          <TillAddress />
          <section className={css.card} aria-label={t('section.tills')}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th>{t('tills.name')}</th>
                  <th>{t('tills.since')}</th>
                  <th>{t('tills.state')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {tills.data?.items.map((till) => (
                  <tr key={till.id}>
                    <td className={css.strong}>{format.code(seededName(till.name, format.language))}</td>
                    <td>{format.moment(till.pairedAt)}</td>
                    <td>{t(till.isActive ? 'tills.active' : 'tills.removed')}</td>
                    <td data-align="end">
                      {till.isActive && till.id !== 1 ? (
                        <Button
                          size="compact-md"
                          variant="outline"
                          color="red"
                          onClick={() => remove.mutate({ id: till.id })}
                        >
                          {t('tills.remove', { name: seededName(till.name, format.language) })}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Button mt="md" loading={code.isPending} onClick={() => code.mutate({})}>
              {t('tills.pair')}
            </Button>
            {code.data ? (
              <div role="status" ref={intoView}>
                <div className={own.code}>{format.digits(code.data.code)}</div>
                <div className={css.muted}>{t('tills.code', { time: format.time(code.data.expiresAt) })}</div>
              </div>
            ) : null}
          </section>
        </div>
      </div>
    </>
  );
}
