package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Intent.AddItem;
import com.tarcommerce.common.contract.ai.Intent.AdjustStock;
import com.tarcommerce.common.contract.ai.Intent.BindTopic;
import com.tarcommerce.common.contract.ai.Intent.CancelTask;
import com.tarcommerce.common.contract.ai.Intent.CheckStock;
import com.tarcommerce.common.contract.ai.Intent.CreateOrder;
import com.tarcommerce.common.contract.ai.Intent.Help;
import com.tarcommerce.common.contract.ai.Intent.ListAbandonedCarts;
import com.tarcommerce.common.contract.ai.Intent.ListLowStock;
import com.tarcommerce.common.contract.ai.Intent.ListOrders;
import com.tarcommerce.common.contract.ai.Intent.ListTasks;
import com.tarcommerce.common.contract.ai.Intent.NudgeCart;
import com.tarcommerce.common.contract.ai.Intent.RemoveItem;
import com.tarcommerce.common.contract.ai.Intent.SalesSummary;
import com.tarcommerce.common.contract.ai.Intent.ScheduleRecurring;
import com.tarcommerce.common.contract.ai.Intent.ScheduleReminder;
import com.tarcommerce.common.contract.ai.Intent.ShowAccess;
import com.tarcommerce.common.contract.ai.Intent.ShowOrder;
import com.tarcommerce.common.contract.ai.Intent.SummarizeChat;
import com.tarcommerce.common.contract.ai.Intent.UnbindTopic;
import com.tarcommerce.common.contract.ai.Intent.Undo;
import com.tarcommerce.common.contract.ai.Intent.Unknown;
import com.tarcommerce.common.contract.ai.Intent.UpdateOrderStatus;
import com.tarcommerce.common.contract.ai.Intent.UpdatePrice;
import com.tarcommerce.common.contract.ai.Intent.UpdateStock;
import com.tarcommerce.common.contract.ai.OrderStatus;

/** What an intent means for the shop's data. */
enum Nature {
    READS, CHANGES,
    /** Changes, and always asks whether it is really meant. */
    DESTROYS,
    /** Settled by the shop's administrators. */
    ADMINISTERS,
    /** Nothing was asked for. */
    NOTHING;

    static Nature of(Intent intent) {
        return switch (intent) {
            case CheckStock _,ListLowStock _,ListOrders _,ShowOrder _,ListAbandonedCarts _,NudgeCart _,SalesSummary _,SummarizeChat _,ListTasks _,Help _ ->
                READS;
            case UpdateStock _,AdjustStock _,AddItem _,UpdatePrice _,CreateOrder _,ScheduleReminder _,ScheduleRecurring _,CancelTask _,Undo _ ->
                CHANGES;
            case RemoveItem _ -> DESTROYS;
            case UpdateOrderStatus(_, var status) ->
                status == OrderStatus.CANCELLED || status == OrderStatus.REFUNDED ? DESTROYS : CHANGES;
            case BindTopic _,UnbindTopic _,ShowAccess _ -> ADMINISTERS;
            case Unknown _ -> NOTHING;
        };
    }
}
