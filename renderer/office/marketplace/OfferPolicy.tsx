import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketPolicyDto } from '../../../shared/contract/marketplace.contract.ts';
import { MOST_BASE_UNITS } from '../../../shared/contract/primitives.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { WholeInput } from '../parts/WholeInput.tsx';

const DEFAULT_NEAR = { days: 60, percentBp: 2_000 };

function PolicyForm({ kept }: { kept: MarketPolicyDto }) {
  const { t } = useTranslation('market');
  const queries = useQueryClient();
  const [policy, setPolicy] = useState(kept);
  const save = useMutation(
    orpc.marketplace.savePolicy.mutationOptions({
      onSuccess: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  const { nearExpiry } = policy;
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <h2 className={css.title} style={{ fontSize: 18 }}>
        {t('goods.policy')}
      </h2>
      <WholeInput
        label={t('goods.safetyAll')}
        most={MOST_BASE_UNITS}
        value={Number(policy.safetyStock)}
        onNumber={(value) => setPolicy({ ...policy, safetyStock: baseUnits(value) })}
      />
      <Switch
        size="md"
        label={t('goods.near')}
        checked={nearExpiry !== null}
        onChange={(event) =>
          setPolicy({ ...policy, nearExpiry: event.currentTarget.checked ? DEFAULT_NEAR : null })
        }
      />
      {nearExpiry ? (
        <>
          <WholeInput
            label={t('goods.within')}
            least={1}
            most={365}
            unit={t('goods.days')}
            value={nearExpiry.days}
            onNumber={(days) => setPolicy({ ...policy, nearExpiry: { ...nearExpiry, days } })}
          />
          <WholeInput
            label={t('goods.percent')}
            most={90}
            unit="%"
            value={nearExpiry.percentBp / 100}
            onNumber={(percent) =>
              setPolicy({ ...policy, nearExpiry: { ...nearExpiry, percentBp: percent * 100 } })
            }
          />
        </>
      ) : null}
      {save.error ? <Failure error={save.error} /> : null}
      <Button
        disabled={JSON.stringify(policy) === JSON.stringify(kept)}
        loading={save.isPending}
        onClick={() => save.mutate(policy)}
      >
        {t('shop.save')}
      </Button>
    </div>
  );
}

/** How everything is offered: what is kept back, and the mark-down of goods that expire soon. */
export function OfferPolicy() {
  const policy = useQuery(orpc.marketplace.policy.queryOptions({ input: {} }));
  if (policy.error) return <Failure error={policy.error} onRetry={() => void policy.refetch()} />;
  return policy.data ? <PolicyForm key={JSON.stringify(policy.data)} kept={policy.data} /> : null;
}
