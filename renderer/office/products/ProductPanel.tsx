import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { ProductDetailDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { Tabs } from '../parts/Tabs.tsx';
import { useDraft } from '../parts/use-draft.ts';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { useSettings } from '../parts/use-today.ts';
import { BatchesTab } from './BatchesTab.tsx';
import { MovesTab } from './MovesTab.tsx';
import { ProductFields } from './ProductFields.tsx';
import { ProductPictures } from './ProductPictures.tsx';
import { emptyProductForm, type FormProblems, formOfProduct, readProductForm } from './product-form.ts';
import own from './products.module.css';
import { SubstitutesTab } from './SubstitutesTab.tsx';

const SIDES = ['details', 'stock', 'moves', 'substitutes'] as const;
/** The sides of a product beside the list. */
export type ProductSide = (typeof SIDES)[number];

type PanelProps = {
  productId: string;
  side: ProductSide;
  onSide: (side: ProductSide) => void;
  guard: EditGuard;
  onClose: () => void;
  onOpen: (productId: string) => void;
  /** The product was saved for the first time a moment ago. */
  isJustMade?: boolean;
};

/** A product beside the list: its form, its batches, its ledger, its substitutes. */
export function ProductPanel(props: PanelProps) {
  const { productId, guard, onClose } = props;
  const { t } = useTranslation('office');
  const product = useQuery(orpc.catalog.get.queryOptions({ input: { id: productId } }));
  if (product.data) return <StoredProduct {...props} product={product.data} />;
  return (
    <EditPanel title={product.error ? '–' : t('loading')} guard={guard} onClose={onClose} save={null}>
      {product.error ? <Failure error={product.error} onRetry={() => void product.refetch()} /> : null}
    </EditPanel>
  );
}

function StoredProduct({
  product,
  side,
  onSide,
  guard,
  onClose,
  onOpen,
  isJustMade = false,
}: PanelProps & { product: ProductDetailDto }) {
  const { t } = useTranslation(['products', 'office']);
  const format = useFormat();
  const can = useCan();
  const queries = useQueryClient();
  const isReadOnly = !can('catalog.edit');
  const draft = useDraft(`product ${product.id}`, () => formOfProduct(product, format.language));
  const [version, setVersion] = useKept(`product ${product.id} version`, () => product.version);
  const [isTried, setTried] = useState(false);
  const problems: FormProblems = (isTried ? readProductForm(draft.value, product).problems : null) ?? {};
  const { isDirty, reset } = draft;
  // What another till changed is shown at once, unless somebody is typing here: then the save tells of it.
  if (!isDirty && version !== product.version) {
    setVersion(product.version);
    reset(formOfProduct(product, format.language));
  }
  const update = useMutation(
    orpc.catalog.update.mutationOptions({
      onSuccess: (fresh) => {
        queries.setQueryData(orpc.catalog.get.queryKey({ input: { id: fresh.id } }), fresh);
        setVersion(fresh.version);
        reset(formOfProduct(fresh, format.language));
        void queries.invalidateQueries({ queryKey: orpc.catalog.key() });
      },
    }),
  );
  const save = () => {
    const read = readProductForm(draft.value, product);
    setTried(read.problems !== null);
    if (read.problems) onSide('details');
    else update.mutate({ id: product.id, version, product: read.product });
  };
  const names = format.names(product);
  const sides = SIDES.filter((id) => (id === 'stock' || id === 'moves' ? can('stock.view') : true));
  return (
    <EditPanel
      title={names.first}
      subtitle={[names.second, product.generic, product.strength].filter(Boolean).join(' · ')}
      guard={guard}
      onClose={onClose}
      top={
        <div className={own.tools}>
          <Tabs
            label={names.first}
            tabs={sides.map((id) => ({ id, label: t(`products:tab.${id}`) }))}
            active={side}
            onChange={onSide}
          />
          {isJustMade && !update.isSuccess ? (
            <div role="status" className={css.strong}>
              {t('products:made')}
            </div>
          ) : null}
        </div>
      }
      save={
        isReadOnly || (side !== 'details' && !isDirty)
          ? null
          : {
              onSave: save,
              isSaving: update.isPending,
              isDirty,
              error: update.error,
              ...(update.isSuccess && !isDirty ? { doneText: t('products:saved') } : {}),
              ...(Object.keys(problems).length > 0 ? { errorText: t('office:field.fixFirst') } : {}),
            }
      }
    >
      {side === 'details' ? (
        <div className={css.form}>
          {isReadOnly ? <div className={css.muted}>{t('office:notAllowed')}</div> : null}
          <ProductFields form={draft.value} set={draft.set} problems={problems} isReadOnly={isReadOnly} />
          {isReadOnly ? null : <PinSwitch product={product} />}
          <ProductPictures product={product} isReadOnly={isReadOnly} />
        </div>
      ) : null}
      {side === 'stock' ? <BatchesTab product={product} guard={guard} /> : null}
      {side === 'moves' ? <MovesTab product={product} /> : null}
      {side === 'substitutes' ? (
        <SubstitutesTab productId={product.id} onOpen={(id) => guard.leave(() => onOpen(id))} />
      ) : null}
    </EditPanel>
  );
}

/** Puts the product among the counter's quick keys, at the end, or takes it away. */
function PinSwitch({ product }: { product: ProductDetailDto }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const keys = useQuery(orpc.catalog.quickKeys.queryOptions({ input: {} }));
  const pin = useMutation(
    orpc.catalog.pin.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.catalog.key() }),
    }),
  );
  const next = Math.min(
    199,
    Math.max(-1, ...(keys.data?.items ?? []).map((item) => item.pinnedPosition ?? -1)) + 1,
  );
  return (
    <>
      <Switch
        label={t('pin')}
        checked={product.pinnedPosition !== null}
        disabled={pin.isPending || !keys.data}
        onChange={(event) =>
          pin.mutate({ productId: product.id, position: event.currentTarget.checked ? next : null })
        }
      />
      {pin.error ? <Failure error={pin.error} /> : null}
    </>
  );
}

type NewProps = { name: string; guard: EditGuard; onClose: () => void; onMade: (productId: string) => void };

/** The form of a new product; saved, it opens on its stock, as that is what comes next. */
export function NewProductPanel({ name, guard, onClose, onMade }: NewProps) {
  const { t } = useTranslation(['products', 'office']);
  const queries = useQueryClient();
  const format = useFormat();
  const kind = useSettings()?.shop.kind ?? 'pharmacy';
  const draft = useDraft('new product', () =>
    emptyProductForm(kind === 'pharmacy' || kind === 'pharmacy-grocery', format.language, name),
  );
  const [id] = useKept('new product id', () => newId());
  const [isTried, setTried] = useState(false);
  const problems: FormProblems = (isTried ? readProductForm(draft.value).problems : null) ?? {};
  const create = useMutation(
    orpc.catalog.create.mutationOptions({
      onSuccess: (made) => {
        queries.setQueryData(orpc.catalog.get.queryKey({ input: { id: made.id } }), made);
        void queries.invalidateQueries({ queryKey: orpc.catalog.key() });
        guard.setDirty(false);
        onMade(made.id);
      },
    }),
  );
  const save = () => {
    const read = readProductForm(draft.value);
    setTried(read.problems !== null);
    if (!read.problems) create.mutate({ id, product: read.product });
  };
  return (
    <EditPanel
      title={t('products:new')}
      focusFirst
      guard={guard}
      onClose={onClose}
      save={{
        label: t('products:create'),
        onSave: save,
        isSaving: create.isPending,
        isDirty: draft.isDirty || name !== '',
        error: create.error,
        ...(Object.keys(problems).length > 0 ? { errorText: t('office:field.fixFirst') } : {}),
      }}
    >
      <div className={css.form}>
        <ProductFields form={draft.value} set={draft.set} problems={problems} isReadOnly={false} />
        <div className={css.muted}>{t('products:pictureAfterSave')}</div>
      </div>
    </EditPanel>
  );
}
