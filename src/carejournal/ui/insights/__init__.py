"""The Insights tab: the chart, the period in numbers, and the report."""
