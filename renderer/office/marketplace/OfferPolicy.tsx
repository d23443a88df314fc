import { Button, NumberInput, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketPolicyDto } from '../../../shared/contract/marketplace.contract.ts';
import { MOST_BASE_UNITS } from '../../../shared/contract/primitives.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';

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
      <NumberInput
        label={t('goods.safetyAll')}
        min={0}
        max={MOST_BASE_UNITS}
        allowDecimal={false}
        value={Number(policy.safetyStock)}
        onChange={(value) => setPolicy({ ...policy, safetyStock: baseUnits(Number(value) || 0) })}
      />
      <Switch
        label={t('goods.near')}
        checked={nearExpiry !== null}
        onChange={(event) =>
          setPolicy({ ...policy, nearExpiry: event.currentTarget.checked ? DEFAULT_NEAR : null })
        }
      />
      {nearExpiry ? (
        <>
          <NumberInput
            label={t('goods.days')}
            min={1}
            max={365}
            allowDecimal={false}
            value={nearExpiry.days}
            onChange={(value) =>
              setPolicy({ ...policy, nearExpiry: { ...nearExpiry, days: Number(value) || 1 } })
            }
          />
          <NumberInput
            label={t('goods.percent')}
            min={0}
            max={90}
            allowDecimal={false}
            value={nearExpiry.percentBp / 100}
            onChange={(value) =>
              setPolicy({ ...policy, nearExpiry: { ...nearExpiry, percentBp: (Number(value) || 0) * 100 } })
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
