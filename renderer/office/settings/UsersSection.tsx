import { Button, PasswordInput, Radio, SegmentedControl, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { pinSchema } from '../../../shared/contract/primitives.ts';
import type { UserDto } from '../../../shared/contract/users.contract.ts';
import { ROLES, type Role } from '../../../shared/permissions/permissions.ts';
import { api, orpc } from '../../api/client.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import css from '../parts/office.module.css';
import { useDraft } from '../parts/use-draft.ts';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { Line } from '../products/PackEditor.tsx';
import { SectionHead } from './SectionHead.tsx';

/** Who may sign in, with which role. */
export function UsersSection({ guard }: { guard: EditGuard }) {
  const { t } = useTranslation(['settings', 'office']);
  const [open, setOpen] = useKept<string | null>('users open', () => null);
  const users = useQuery(orpc.users.list.queryOptions({ input: {} }));
  const items = users.data?.items ?? [];
  const chosen = items.find(({ id }) => id === open) ?? null;
  const show = (next: string | null) => guard.leave(() => setOpen(next));
  return (
    <div className={css.body} data-split={open !== null || undefined}>
      <div className={css.column}>
        <SectionHead id="users" />
        <div className={css.scroll}>
          {users.error ? <Failure error={users.error} onRetry={() => void users.refetch()} /> : null}
          <section className={`${css.card} ${css.readable}`} aria-label={t('settings:section.users')}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th>{t('settings:users.name')}</th>
                  <th>{t('settings:users.role')}</th>
                  <th>{t('settings:users.language')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((user) => (
                  <tr key={user.id}>
                    <td>
                      <button type="button" className={css.link} onClick={() => show(user.id)}>
                        {user.name}
                      </button>
                      {user.isActive ? null : (
                        <div className={css.attention}>{t('settings:users.inactive')}</div>
                      )}
                    </td>
                    <td>
                      {t(`office:role.${user.role}`)}
                      <div className={css.small}>{t(`settings:users.roleText.${user.role}`)}</div>
                    </td>
                    <td className={css.muted}>{t(`office:language.${user.language}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className={css.buttons} style={{ marginTop: 16 }}>
              {/* While somebody is open, saving them is what the screen is about. */}
              <Button variant={open === null ? 'filled' : 'default'} onClick={() => show('new')}>
                {t('settings:users.add')}
              </Button>
              <span className={css.grow} />
              <ListActions list={{ kind: 'users' }} isEmpty={items.length === 0} />
            </div>
          </section>
        </div>
      </div>
      {open === null || (open !== 'new' && !chosen) ? null : (
        <UserPanel key={open} user={chosen} guard={guard} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

type UserForm = { name: string; role: Role; language: 'bn' | 'en'; isActive: boolean };

function formOf(user: UserDto | null): UserForm {
  return {
    name: user?.name ?? '',
    role: user?.role ?? 'cashier',
    language: user?.language ?? 'bn',
    isActive: user?.isActive ?? true,
  };
}

function UserPanel({
  user,
  guard,
  onClose,
}: {
  user: UserDto | null;
  guard: EditGuard;
  onClose: () => void;
}) {
  const { t } = useTranslation(['settings', 'office', 'shell']);
  const queries = useQueryClient();
  const draft = useDraft(`user ${user?.id ?? 'new'}`, () => formOf(user));
  const [id] = useKept(`user ${user?.id ?? 'new'} id`, () => user?.id ?? newId());
  // Not part of the draft: somebody's PIN does not wait in clear behind the lock.
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const { value: form, set } = draft;
  const isPinBad = (user === null || pin !== '') && !pinSchema.safeParse(pin).success;
  const isNameless = form.name.trim() === '';
  const save = useMutation({
    mutationFn: async () => {
      const { isActive, ...person } = form;
      if (user === null) return api.users.create({ id, ...person, pin });
      const saved = await api.users.update({ id, ...person, isActive });
      if (pin !== '') await api.users.setPin({ id, pin });
      return saved;
    },
    onSuccess: () => {
      guard.setDirty(false);
      for (const key of [orpc.users.list.key(), orpc.session.people.key()])
        void queries.invalidateQueries({ queryKey: key });
      onClose();
    },
  });
  const onSave = () => {
    setTried(true);
    if (!isPinBad && !isNameless) save.mutate();
  };
  return (
    <EditPanel
      title={user ? t('settings:users.edit', { name: user.name }) : t('settings:users.add')}
      guard={guard}
      onClose={onClose}
      focusFirst
      save={{ onSave, isSaving: save.isPending, isDirty: draft.isDirty || pin !== '', error: save.error }}
    >
      <div className={css.form}>
        <Line
          label={t('settings:users.name')}
          value={form.name}
          onText={(name) => set({ name })}
          error={isTried && isNameless ? t('office:field.required') : undefined}
        />
        <Radio.Group label={t('settings:users.role')} value={form.role} onChange={(role) => set({ role })}>
          <div className={css.form}>
            {ROLES.map((role) => (
              <Radio
                key={role}
                value={role}
                label={t(`office:role.${role}`)}
                description={t(`settings:users.roleText.${role}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('shell:showPin') }}
          label={user ? t('settings:users.newPin') : t('settings:users.pin')}
          inputMode="numeric"
          autoComplete="new-password"
          value={pin}
          maxLength={8}
          onChange={(event) => setPin(event.currentTarget.value)}
          error={isTried && isPinBad ? t('settings:users.badPin') : undefined}
        />
        <div>
          <Text fw={500} mb={4}>
            {t('settings:users.language')}
          </Text>
          <SegmentedControl
            aria-label={t('settings:users.language')}
            value={form.language}
            onChange={(language) => set({ language })}
            data={(['bn', 'en'] as const).map((value) => ({ value, label: t(`office:language.${value}`) }))}
          />
        </div>
        {user ? (
          <Switch
            label={t('settings:users.isActive')}
            checked={form.isActive}
            onChange={(event) => set({ isActive: event.currentTarget.checked })}
          />
        ) : null}
      </div>
    </EditPanel>
  );
}
