package fi.samtycke.bench;

import java.util.Map;

public final class CostSheet {
  private CostSheet() {}

  public static void main(String[] arguments) {
    try (Journeys journeys = new Journeys()) {
      for (Map.Entry<String, Spent> each : journeys.all().entrySet()) {
        System.out.println(each.getKey() + " " + each.getValue());
      }
    }
    System.exit(0);
  }
}
